// The state of the sign-in as the API layer sees it. When a call meets an expired session it waits here; the
// dialog in the shell shows itself, and every waiting call continues once somebody has signed in again.
type Listener = () => void;

const listeners = new Set<Listener>();
let asking = false;
let signedInOnce = false;
let times = 0;
let waiting: ((continued: boolean) => void)[] = [];

/** Note that a sign-in exists, so that a later 401 means "expired" and not "never signed in". */
export function noteSignedIn(): void {
  signedInOnce = true;
  times += 1;
  settle(true);
}

/** How often a sign-in was noted: a call that was sent before the last one may simply be tried again. */
export function timesSignedIn(): number {
  return times;
}

/** Forget the sign-in: later refusals are shown as they are and no dialog opens. */
export function noteSignedOut(): void {
  signedInOnce = false;
  settle(false);
}

export function wasSignedIn(): boolean {
  return signedInOnce;
}

/** Open the dialog and wait; true when the call may be tried again. */
export function askToSignIn(): Promise<boolean> {
  asking = true;
  tell();
  return new Promise((resolve) => waiting.push(resolve));
}

export const signInDialog = {
  isAsking: (): boolean => asking,
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function settle(continued: boolean): void {
  const released = waiting;
  waiting = [];
  asking = false;
  tell();
  for (const release of released) release(continued);
}

function tell(): void {
  for (const listener of listeners) listener();
}
