/** The little of @20minutes/s3rver 5 that is used here; the package carries no types. */
declare module '@20minutes/s3rver' {
  export interface S3Object {
    readonly bucket: string;
    readonly key: string;
    content: NodeJS.ReadableStream | null;
    range?: { readonly start: number; readonly end: number };
    readonly metadata: Readonly<Record<string, string>>;
  }

  export interface Store {
    getResourcePath(bucket: string, key: string, resource: string): string;
    getObject(
      bucket: string,
      key: string,
      range: { readonly start?: number; readonly end?: number },
    ): Promise<S3Object | null>;
    putObject(object: S3Object): Promise<{ readonly size: number; readonly md5: string }>;
  }

  export interface Context {
    readonly method: string;
    store: Store;
    get(header: string): string;
  }

  export default class S3rver {
    constructor(options: {
      readonly address: string;
      readonly port: number;
      readonly silent: boolean;
      readonly directory: string;
      readonly vhostBuckets: boolean;
      readonly configureBuckets: readonly { readonly name: string }[];
    });
    readonly store: Store;
    readonly middleware: ((context: Context, next: () => Promise<void>) => Promise<void>)[];
    run(): Promise<{ readonly port: number }>;
  }
}
