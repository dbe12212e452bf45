/**
 * Stands where the schema library stands on the server. A contract calls it while describing its endpoints; the
 * screens read only `method`, `path` and `operation`, so every call and property may answer with the same nothing.
 */
const nothing: object = new Proxy(() => undefined, { get: () => nothing, apply: () => nothing });

export { nothing as z };
