// Arguments and results as a person reads them: JSON with line breaks, anything else as it was written.

export type Pretty = { text: string; isJson: boolean };

export function pretty(source: string): Pretty {
  const bare = source.trim();
  if (!/^[[{]/.test(bare)) return { text: source, isJson: false };
  try {
    return { text: JSON.stringify(JSON.parse(bare), null, 2), isJson: true };
  } catch {
    return { text: source, isJson: false };
  }
}
