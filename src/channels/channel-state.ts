/** `needs-reconnect` only when the network said so; `off` when a person switched it off. */
export const channelStates = ['connected', 'needs-reconnect', 'off'] as const;
export type ChannelState = (typeof channelStates)[number];
