/** Room for files: what is there of it, and what is under way. */
import { AppError, type FaultCode } from '../../../lib/core/faults.ts';
import type { FileRecord } from '../../../lib/core/file.ts';
import type { Limits } from '../../../lib/core/limits.ts';
import type { FileRecords } from '../../file-ports.ts';

type Whose = Pick<FileRecord, 'documentId' | 'uploaderId'>;

export interface AllowanceNeeds {
  readonly fileRecords: Pick<FileRecords, 'usage'>;
  readonly limits: Limits;
}

const WORKSPACE = 'workspace';
/** People without a credential share what one person may have. */
const NOBODY = 'nobody';

export class Allowances {
  readonly #needs: AllowanceNeeds;
  /** Bytes that may become files, of documents, people and all. Their ids differ. */
  readonly #underWay = new Map<string, number>();

  constructor(needs: AllowanceNeeds) {
    this.#needs = needs;
  }

  /**
   * Taken before anything is asked, so that uploads at once all count; where only one of two would
   * fit, both may be refused.
   * @returns to be called once they are a file, or will not be.
   * @throws AppError document_files_full, person_files_full, workspace_files_full.
   */
  async take(whose: Whose, bytes: number): Promise<() => void> {
    this.#add(whose, bytes);
    try {
      const { documentFileBytesMax, personFileBytesMax, workspaceFileBytesMax } =
        this.#needs.limits;
      const used = await this.#needs.fileRecords.usage(whose);
      const { documentId, uploaderId } = whose;
      this.#expect('document_files_full', documentId, used.documentBytes, documentFileBytesMax);
      this.#expect('person_files_full', uploaderId ?? NOBODY, used.personBytes, personFileBytesMax);
      this.#expect('workspace_files_full', WORKSPACE, used.workspaceBytes, workspaceFileBytesMax);
    } catch (error) {
      this.#add(whose, -bytes);
      throw error;
    }
    return () => this.#add(whose, -bytes);
  }

  #expect(code: FaultCode, key: string, usedBytes: number, bytesMax: number): void {
    const wanted = usedBytes + (this.#underWay.get(key) ?? 0);
    if (wanted > bytesMax) throw new AppError(code, `${wanted} bytes of ${bytesMax}`);
  }

  #add({ documentId, uploaderId }: Whose, bytes: number): void {
    for (const key of [documentId, uploaderId ?? NOBODY, WORKSPACE]) {
      const sum = (this.#underWay.get(key) ?? 0) + bytes;
      if (sum === 0) this.#underWay.delete(key);
      else this.#underWay.set(key, sum);
    }
  }
}
