// How keys reach the talk on the screen. The talk itself lives in the stage; a key belongs to the page.
export type Controls = {
  toggle: (side: string) => void;
  /** Stop what is still coming, so that the answer can be handed in as far as it was shown; false where it cannot. */
  end: () => Promise<boolean>;
};

let current: Controls | null = null;

export function offerControls(controls: Controls): () => void {
  current = controls;
  return () => {
    if (current === controls) current = null;
  };
}

export const endTalk = (): Promise<boolean> => current?.end() ?? Promise.resolve(false);

export const toggleSide = (side: string) => () => current?.toggle(side);
