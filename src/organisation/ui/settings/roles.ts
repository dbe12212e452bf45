import type { Role } from '#organisation/permissions.ts';

/** In the order people look for them. */
export const roleNames: readonly Role[] = ['contributor', 'approver', 'liaison', 'admin', 'leadership', 'coordinator'];
