import { colorsTuple, createTheme, type CSSVariablesResolver } from '@mantine/core';

const wedel = [
  '#F2F4FC',
  '#E6EAF7',
  '#CAD3F3',
  '#A8B8F8',
  '#7E92E0',
  '#4F66C2',
  '#2B4299',
  '#213479',
  '#18214A',
  '#0D1122',
] as const;

const meanings = ['ok', 'warn', 'fix', 'danger', 'info', 'soga'] as const;

/** The parts of Mantine that we use, in our own colours and sizes. `tokens.css` is the source of every colour but wedel's steps. */
export const theme = createTheme({
  primaryColor: 'wedel',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  colors: { wedel, ...Object.fromEntries(meanings.map((name) => [name, colorsTuple(`var(--${name})`)])) },
  fontFamily: '"Plus Jakarta Sans Variable", system-ui, "Noto Color Emoji", sans-serif',
  headings: { fontWeight: '700' },
  fontSizes: { xs: '.75rem', sm: '.8125rem', md: '.875rem', lg: '1rem', xl: '1.25rem' },
  radius: { sm: '4px', md: '8px', lg: '14px' },
  defaultRadius: 'md',
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Menu: { defaultProps: { shadow: 'md', radius: 'lg', position: 'bottom-end' } },
    Popover: { defaultProps: { shadow: 'md', radius: 'lg' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    Modal: { defaultProps: { radius: 'lg', centered: true, overlayProps: { backgroundOpacity: 0.5 } } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-shadow-md': 'var(--shadow-2)',
  '--mantine-shadow-xl': 'var(--shadow-2)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
