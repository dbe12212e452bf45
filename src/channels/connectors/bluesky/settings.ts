/** Which servers are asked for what is public. The account's own server stands in its channel. */
export interface BlueskySettings {
  /** Answers without sign-in: public posts and profiles, and which account a handle belongs to. */
  readonly appviewUrl: string;
  /** The directory of identities. */
  readonly plcUrl: string;
}

export const plcDirectory = 'https://plc.directory';
