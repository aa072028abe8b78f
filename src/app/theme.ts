import {
  type CSSVariablesResolver,
  createTheme,
  localStorageColorSchemeManager,
} from '@mantine/core';

const sans = '"Inter Variable", "Inter fallback", system-ui, sans-serif';

/** One accent, the green of herbs, and warm greys. Other meanings have their own variables in global.css. */
export const theme = createTheme({
  colors: {
    herb: [
      '#eef6f1',
      '#dcebe2',
      '#b9d7c6',
      '#9ccbb0',
      '#7fbb99',
      '#549b77',
      '#3a8460',
      '#2a7050',
      '#205c41',
      '#164631',
    ],
    gray: [
      '#faf9f7',
      '#f4f2ef',
      '#e9e6e1',
      '#dbd7d0',
      '#c4beb5',
      '#a39c91',
      '#6f685e',
      '#57514a',
      '#403b34',
      '#24211d',
    ],
    dark: [
      '#ebe8e3',
      '#cfcbc4',
      '#b0aaa0',
      '#8c867d',
      '#4f4a43',
      '#3b3732',
      '#2b2824',
      '#211f1c',
      '#191715',
      '#121110',
    ],
  },
  primaryColor: 'herb',
  primaryShade: 7,
  fontFamily: sans,
  headings: { fontFamily: sans, fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // What helps to fill in a field stands below it, so that fields in a row stay in line.
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    },
    // Rounder, it looks like a choice of one.
    Checkbox: { defaultProps: { radius: 'sm' } },
    Button: { defaultProps: { size: 'sm' } },
    Modal: {
      defaultProps: { centered: false, transitionProps: { duration: 120 } },
      styles: { title: { fontSize: '1.0625rem', fontWeight: 650, letterSpacing: '-0.01em' } },
    },
    // Its placeholder for the first focus is a child that a menu may not have; each menu names the
    // item that gets the focus with data-autofocus.
    Menu: {
      defaultProps: { transitionProps: { duration: 80 }, withInitialFocusPlaceholder: false },
    },
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#24211d',
    '--mantine-color-dimmed': '#655e54',
    '--mantine-color-placeholder': '#6f685e',
    '--mantine-color-error': '#a8321a',
    '--mantine-color-anchor': '#205c41',
  },
  dark: {
    '--mantine-color-body': '#211f1c',
    '--mantine-color-text': '#ebe8e3',
    '--mantine-color-dimmed': '#b0aaa0',
    '--mantine-color-placeholder': '#a39c91',
    '--mantine-color-error': '#ff9c82',
    '--mantine-color-anchor': '#9ccbb0',
  },
});

export const colorSchemes = localStorageColorSchemeManager({ key: 'kp-color-scheme' });
