/** What the browser knows of passkeys, between the JSON the server speaks and the bytes the browser wants. */
interface WithJson {
  parseRequestOptionsFromJSON(options: unknown): PublicKeyCredentialRequestOptions;
  parseCreationOptionsFromJSON(options: unknown): PublicKeyCredentialCreationOptions;
}

type Json = Record<string, unknown>;

export function passkeysWork(): boolean {
  return 'PublicKeyCredential' in globalThis && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

/** Undefined when the person closed the window or has no passkey here. */
export function askForPasskey(options: Json): Promise<Json | undefined> {
  const publicKey = (PublicKeyCredential as unknown as WithJson).parseRequestOptionsFromJSON(options);
  return answered(() => navigator.credentials.get({ publicKey }));
}

/** Undefined when the person closed the window. */
export function makePasskey(options: Json): Promise<Json | undefined> {
  const publicKey = (PublicKeyCredential as unknown as WithJson).parseCreationOptionsFromJSON(options);
  return answered(() => navigator.credentials.create({ publicKey }));
}

async function answered(ask: () => Promise<Credential | null>): Promise<Json | undefined> {
  try {
    const credential = (await ask()) as (Credential & { toJSON(): Json }) | null;
    return credential?.toJSON();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
