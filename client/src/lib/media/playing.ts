// What keys do to a player that has the focus:  Space, K play or pause · ← → five seconds · [ ] slower, faster
type Speeds = { speed: number; choose: (speed: number) => void; speeds: readonly number[] };

const SECONDS = 5;

/** Do what the key asks for; false where it asks for nothing here. */
export function done(key: string, player: HTMLMediaElement, { speed, choose, speeds }: Speeds): boolean {
  const place = speeds.indexOf(speed);
  switch (key) {
    case " ":
    case "k":
    case "K":
      if (player.paused) void player.play().catch(() => undefined); // refused or cut off: its own control says so
      else player.pause();
      return true;
    case "ArrowLeft":
      player.currentTime = Math.max(0, player.currentTime - SECONDS);
      return true;
    case "ArrowRight":
      player.currentTime = Math.min(Number.isFinite(player.duration) ? player.duration : Infinity, player.currentTime + SECONDS);
      return true;
    case "[":
      choose(speeds[Math.max(0, place - 1)] ?? 1);
      return true;
    case "]":
      choose(speeds[Math.min(speeds.length - 1, place + 1)] ?? 1);
      return true;
    default:
      return false;
  }
}
