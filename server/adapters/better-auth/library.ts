/** The library as it is set up here; its own routes, limits, mails and cookies are not used. */
import { betterAuth } from 'better-auth/minimal';
import type { Credentials, Device, NewSignIn } from '../../account-store.ts';
import { AppError } from '../../../lib/core/faults.ts';
import { type PersonId, parsePersonId } from '../../../lib/core/ids.ts';
import { toBase64Url } from '../../../lib/std/bytes.ts';
import { accountAdapter } from './account-adapter.ts';
import type { CredentialNeeds } from './credential-needs.ts';

const DAY_SECONDS = 86_400;
/** Ours alone: no client can send it through the door. */
const ADDRESS_HEADER = 'x-sheaf-address';
const ID_BYTES = 16;
/** Passwords are measured before they come here; this is far above. */
const PASSWORD_CHARS_MAX = 4_096;

type Library = ReturnType<typeof setUp>;

export function openLibrary(needs: CredentialNeeds): Credentials {
  const library = setUp(needs);
  return {
    signIn: (email, password, device) => signIn(library, email, password, device),
    begin: (memberId, device) => begin(library, memberId, device),
    isPassword: (memberId, password) => isPassword(library, memberId, password),
    hash: (password) => needs.passwords.hash(password),
  };
}

function setUp({ store, passwords, random, secret, idleDays, log }: CredentialNeeds) {
  return betterAuth({
    appName: 'Sheaf',
    // No address of its own is ever called or sent.
    baseURL: 'http://localhost',
    secret,
    database: accountAdapter(store),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      maxPasswordLength: PASSWORD_CHARS_MAX,
      password: {
        hash: (password) => passwords.hash(password),
        verify: ({ hash, password }) => passwords.verify(password, hash),
      },
    },
    user: { modelName: 'member', fields: { createdAt: 'createdAtMs', updatedAt: 'updatedAtMs' } },
    account: {
      modelName: 'credential',
      fields: { userId: 'memberId', createdAt: 'createdAtMs', updatedAt: 'updatedAtMs' },
    },
    session: {
      modelName: 'signIn',
      expiresIn: idleDays * DAY_SECONDS,
      fields: {
        userId: 'memberId',
        token: 'tokenHash',
        ipAddress: 'address',
        userAgent: 'device',
        expiresAt: 'expiresAtMs',
        createdAt: 'createdAtMs',
        updatedAt: 'updatedAtMs',
      },
    },
    databaseHooks: {
      session: {
        create: {
          // Asked after the password, so that a disabled account answers like an unknown one.
          before: async ({ userId }) => {
            const id = { field: 'id', is: 'equal', value: userId } as const;
            const enabled = { field: 'disabledAtMs', is: 'equal', value: null } as const;
            return (await store.count('member', [id, enabled])) === 1 ? undefined : false;
          },
        },
      },
    },
    advanced: {
      database: { generateId: () => toBase64Url(random.bytes(ID_BYTES)) },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    logger: { log: (level, text) => log.debug('library.reported', { level, text }) },
  });
}

async function signIn(
  library: Library,
  email: string,
  password: string,
  device: Device,
): Promise<NewSignIn | null> {
  try {
    const { token, user } = await library.api.signInEmail({
      body: { email, password },
      headers: headersOf(device),
    });
    return { memberId: memberIdOf(user.id), token };
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

async function begin(
  library: Library,
  memberId: PersonId,
  { address, device }: Device,
): Promise<NewSignIn | null> {
  const { internalAdapter } = await library.$context;
  const details = { ipAddress: address, userAgent: device ?? '' };
  const made = await internalAdapter.createSession(memberId, false, details);
  // The library's type says that there always is one; a hook that refuses makes it null.
  return (made as typeof made | null) === null ? null : { memberId, token: made.token };
}

async function isPassword(
  library: Library,
  memberId: PersonId,
  password: string,
): Promise<boolean> {
  const { internalAdapter, password: check } = await library.$context;
  const accounts = await internalAdapter.findAccounts(memberId);
  const hash = accounts.find(({ providerId }) => providerId === 'credential')?.password;
  if (hash == null) {
    await check.hash(password); // as long as a comparison takes
    return false;
  }
  return check.verify({ hash, password });
}

function headersOf({ address, device }: Device): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: address });
  if (device !== null) headers.set('user-agent', device);
  return headers;
}

/** 401 whatever was wrong, and 400 for what is no e-mail address at all. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status: unknown = Reflect.get(error, 'statusCode');
  return status === 401 || status === 400;
}

function memberIdOf(id: string): PersonId {
  const memberId = parsePersonId(id);
  if (memberId === null) throw new AppError('internal', 'a member id of another shape');
  return memberId;
}
