import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

const Name = z.string().trim().min(1).max(100);

export const WardBody = z.object({ name: Name, district: Name });
export type WardBody = z.infer<typeof WardBody>;

const answer = z.object({
  items: z.array(WardBody),
  /** Of the whole list; saving needs the one that was seen. */
  version: z.string(),
  can: z.object({ write: z.boolean() }),
});

export const wardListEndpoint = endpoint({
  method: 'get',
  path: '/city/wards',
  operation: 'signed-in',
  summary: 'The wards (kelurahan) of the city with their districts (kecamatan)',
  answer,
});

export const saveWardsEndpoint = endpoint({
  method: 'put',
  path: '/city/wards',
  operation: 'city.write',
  summary: 'Replace the list of wards, on top of the version one has seen',
  body: z.object({ items: z.array(WardBody).max(500), version: z.string().max(64) }),
  answer: z.object({ version: z.string() }),
});
