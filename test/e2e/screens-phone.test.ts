import { phone } from '../support/desk.ts';
import { walkEveryScreen } from '../support/every-screen.ts';

await walkEveryScreen({
  name: 'phone, dark, English',
  language: 'en',
  by: 'way inside',
  options: { viewport: phone, colorScheme: 'dark' },
});
