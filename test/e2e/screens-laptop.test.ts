import { laptop } from '../support/desk.ts';
import { walkEveryScreen } from '../support/every-screen.ts';

await walkEveryScreen({
  name: 'laptop, light, Indonesian',
  language: 'id',
  by: 'address',
  options: { viewport: laptop, colorScheme: 'light' },
});
