// How keys reach the talk on the screen. The talk itself lives in the stage; a key belongs to the page.
export type Controls = { toggle: (side: string) => void };

let current: Controls | null = null;

export function offerControls(controls: Controls): () => void {
  current = controls;
  return () => {
    if (current === controls) current = null;
  };
}

export const toggleSide = (side: string) => () => current?.toggle(side);
