export * from './account/contract.ts';
export * from './agencies/contract.ts';
export * from './audit/contract.ts';
export * from './city/contract.ts';
export * from './people/contract.ts';
export * from './sign-in/contract.ts';
export * from './wards/contract.ts';
export type { Operation } from './permissions.ts';
