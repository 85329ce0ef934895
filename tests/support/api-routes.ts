/** Every method of every address of the API, found by looking. */
import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refuseMethod } from '../../app/_server/respond.ts';

const FOLDER = fileURLToPath(new URL('../../app/api/v1', import.meta.url));
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

type Handler = (
  request: Request,
  context: { readonly params: Promise<Readonly<Record<string, string>>> },
) => Promise<Response> | Response;

export interface ApiRoute {
  /** `GET /documents/[documentId]` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly answer: Handler;
}

export async function apiRoutes(): Promise<ApiRoute[]> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?:^|[\\/])route\.tsx?$/.test(file),
  );
  const found = await Promise.all(files.map((file) => routesOf(join(FOLDER, file))));
  return found.flat().toSorted((a, b) => a.name.localeCompare(b.name));
}

async function routesOf(file: string): Promise<ApiRoute[]> {
  const exported = (await import(file)) as Readonly<Record<string, Handler | undefined>>;
  const path = `/${relative(FOLDER, dirname(file)).replaceAll('\\', '/')}`;
  return METHODS.flatMap((method) => {
    const answer = exported[method];
    const isThere = answer !== undefined && answer !== (refuseMethod as Handler);
    return isThere ? [{ name: `${method} ${path}`, method, path, answer }] : [];
  });
}
