// Mantine in the house's clothes: its variables point at our tokens, so both themes follow by themselves.
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const PRIMARY = Array.from({ length: 10 }, () => "var(--primary)") as unknown as MantineColorsTuple; // ten equal shades

export const mantineTheme = createTheme({
  fontFamily: "var(--sans)",
  fontFamilyMonospace: "var(--mono)",
  primaryColor: "shutter",
  colors: { shutter: PRIMARY },
  defaultRadius: "6px",
  fontSizes: { xs: "12px", sm: "14px", md: "14px", lg: "18px", xl: "22px" },
  components: {
    InputWrapper: {
      styles: { label: { fontSize: "var(--text-s)", fontWeight: 400, color: "var(--ink-2)", marginBottom: "var(--s1)" } },
    },
  },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
});

const SHARED = {
  "--mantine-color-body": "var(--surface)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-dimmed": "var(--ink-2)",
  "--mantine-color-placeholder": "var(--ink-3)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--primary-tint)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--control)",
  // Mantine's inputs take their borders and grounds from these greys, whatever the default border is.
  "--mantine-color-gray-4": "var(--control)",
  "--mantine-color-dark-4": "var(--control)",
  "--mantine-color-dark-6": "var(--surface)",
  "--mantine-color-error": "var(--bad)",
  "--mantine-primary-color-filled": "var(--primary)",
  "--mantine-primary-color-contrast": "var(--on-primary)",
  "--mantine-primary-color-light": "var(--primary-tint)",
};

export const mantineVariables: CSSVariablesResolver = () => ({ variables: {}, light: SHARED, dark: SHARED });
