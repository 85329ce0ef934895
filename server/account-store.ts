/** The seam to what is stored of accounts: rows by table, asked for by simple conditions. */
import type { AuditEvent } from '../lib/core/audit.ts';
import type { DocumentId, PersonId } from '../lib/core/ids.ts';

/** Times are in ms since 1970. */
export interface AccountRows {
  readonly member: {
    readonly id: PersonId;
    /** In lower case; no two are equal. */
    readonly email: string;
    readonly emailVerified: boolean;
    readonly isOperator: boolean;
    /** true for the first account, null for all others. */
    readonly isFounder: true | null;
    readonly disabledAtMs: number | null;
    readonly language: string | null;
    readonly theme: string | null;
    readonly createdAtMs: number;
    readonly updatedAtMs: number;
  };
  readonly credential: {
    readonly id: string;
    readonly memberId: PersonId;
    readonly providerId: string;
    readonly accountId: string;
    readonly password: string | null;
    readonly createdAtMs: number;
    readonly updatedAtMs: number;
  };
  readonly signIn: {
    readonly id: string;
    readonly tokenHash: string;
    readonly memberId: PersonId;
    readonly address: string | null;
    readonly device: string | null;
    readonly createdAtMs: number;
    readonly updatedAtMs: number;
    readonly expiresAtMs: number;
  };
  readonly verification: {
    readonly id: string;
    readonly identifier: string;
    readonly value: string;
    readonly createdAtMs: number;
    readonly updatedAtMs: number;
    readonly expiresAtMs: number;
  };
  readonly invitation: {
    readonly id: string;
    readonly tokenHash: string;
    readonly label: string;
    readonly isOperator: boolean;
    readonly createdBy: PersonId;
    readonly createdAtMs: number;
    readonly expiresAtMs: number;
  };
  readonly apiToken: {
    readonly id: string;
    readonly tokenHash: string;
    readonly memberId: PersonId;
    readonly name: string;
    readonly scope: 'read' | 'write';
    readonly createdAtMs: number;
    readonly expiresAtMs: number | null;
    readonly lastUsedAtMs: number | null;
  };
  readonly workspace: {
    readonly id: string;
    readonly name: string;
    readonly createdAtMs: number;
  };
}

export type AccountTable = keyof AccountRows;
export type AccountRow = AccountRows[AccountTable];

export const ACCOUNT_TABLES = [
  'member',
  'credential',
  'signIn',
  'verification',
  'invitation',
  'apiToken',
  'workspace',
] as const satisfies readonly AccountTable[];

export type StoredValue = string | number | boolean | null;

/** One thing that must hold of a row. */
export type Condition<Row> =
  | {
      readonly field: keyof Row & string;
      readonly is: 'equal' | 'unequal' | 'below' | 'above';
      readonly value: StoredValue;
    }
  | { readonly field: keyof Row & string; readonly is: 'in'; readonly value: readonly string[] };

/** All of them must hold; none: every row. */
export type Where<Row> = readonly Condition<Row>[];

export interface Order<Row> {
  readonly by: keyof Row & string;
  readonly direction: 'asc' | 'desc';
  readonly limit: number;
  readonly offset?: number;
}

/** What others see of a new member; read and changed through `People`. */
export interface NewPerson {
  readonly table: 'person';
  readonly row: {
    readonly id: PersonId;
    readonly name: string;
    readonly hue: number;
    readonly createdAtMs: number;
    readonly updatedAtMs: number;
  };
}

/** A row on its way into its table. */
export type NewRow =
  | NewPerson
  | {
      readonly [Table in AccountTable]: { readonly table: Table; readonly row: AccountRows[Table] };
    }[AccountTable];

/** Same errors as the log's. */
export interface AccountStore {
  /**
   * Stores all of the rows or none.
   * @returns false: something that may be there only once is there already, so nothing was stored.
   */
  create(rows: readonly NewRow[]): Promise<boolean>;
  /** The first that matches; null: none does. */
  find<Table extends AccountTable>(
    table: Table,
    where: Where<AccountRows[Table]>,
  ): Promise<AccountRows[Table] | null>;
  list<Table extends AccountTable>(
    table: Table,
    where: Where<AccountRows[Table]>,
    order: Order<AccountRows[Table]>,
  ): Promise<AccountRows[Table][]>;
  count<Table extends AccountTable>(
    table: Table,
    where: Where<AccountRows[Table]>,
  ): Promise<number>;
  /** @returns how many rows matched. @throws AppError `internal` when a unique value is taken. */
  update<Table extends AccountTable>(
    table: Table,
    where: Where<AccountRows[Table]>,
    change: Partial<AccountRows[Table]>,
  ): Promise<number>;
  /** What belongs to a removed member goes with it. @returns how many rows matched. */
  remove<Table extends AccountTable>(
    table: Table,
    where: Where<AccountRows[Table]>,
  ): Promise<number>;
}

/** One thing that happened, on its way into the audit log. */
export interface NewAuditEntry {
  readonly atMs: number;
  readonly event: AuditEvent;
  readonly actorId: PersonId | null;
  readonly subjectId: string | null;
  /** Masked. */
  readonly address: string | null;
  readonly detail: string;
}

export interface AuditEntry extends NewAuditEntry {
  readonly number: number;
}

export interface AuditQuery {
  readonly events: readonly AuditEvent[];
  readonly actorId?: PersonId;
  readonly subjectId?: string;
  readonly fromMs?: number;
  readonly untilMs?: number;
  /** Only what came before this one. */
  readonly beforeNumber?: number;
  readonly limit: number;
}

/** Grows, and loses only what is old. Same errors as the log's. */
export interface AuditLog {
  append(entry: NewAuditEntry): Promise<void>;
  /** Latest first. */
  list(query: AuditQuery): Promise<readonly AuditEntry[]>;
  /** Removes what happened before a moment. @returns how many. */
  forget(beforeMs: number): Promise<number>;
}

/** What is remembered of the browser or program that signs in. */
export interface Device {
  /** Address of the client. */
  readonly address: string;
  /** Its User-Agent; null: it sent none. */
  readonly device: string | null;
}

export interface NewSignIn {
  readonly memberId: PersonId;
  /** For the cookie; stored as its hash only. */
  readonly token: string;
}

/** Proving who one is; a library's work, which is loaded when it is first asked. */
export interface Credentials {
  /**
   * null: no such account, one that is disabled, or a wrong password: one answer, after one time.
   * @throws AppError too_many_requests, and what the store says.
   */
  signIn(email: string, password: string, device: Device): Promise<NewSignIn | null>;
  /** Without a password: it was just chosen. null: the account is disabled or gone. */
  begin(memberId: PersonId, device: Device): Promise<NewSignIn | null>;
  /** @throws AppError too_many_requests, and what the store says. */
  isPassword(memberId: PersonId, password: string): Promise<boolean>;
  /** What is stored in its place. @throws AppError too_many_requests. */
  hash(password: string): Promise<string>;
}

/** What a guest has: documents it made, also those in its trash, and others that it was in. */
export interface GuestHoldings {
  readonly madeCount: number;
  readonly openedCount: number;
}

export type GuestLinking =
  | {
      readonly is: 'linked';
      /** All in which the guest had anything. */
      readonly documentIds: readonly DocumentId[];
    }
  /** Before, and to whom; nothing was changed. */
  | { readonly is: 'was-linked'; readonly memberId: PersonId };

/**
 * Guests that become members. From then on whatever is stored for the guest, however late, is
 * stored for the member. Same errors as the log's.
 */
export interface Guests {
  holdings(guestId: PersonId): Promise<GuestHoldings>;
  /**
   * Makes all that a guest made or was given the member's, in one commit; where both were given
   * something the stronger counts.
   */
  link(guestId: PersonId, memberId: PersonId, atMs: number): Promise<GuestLinking>;
  /** Every guest that became a member. */
  linked(): Promise<readonly (readonly [guestId: PersonId, memberId: PersonId])[]>;
}
