// The sign-in page at its address, and the way back to where the person wanted to go.
import { SignInPage } from "@/features/signin/Page";
import { useNavigate, useSearch } from "@/lib/routing";
import { Mark } from "@/ui/Mark";
import { LanguageSwitch, ThemeSwitch } from "./TopBar";

export function SignInRoute() {
  const { to } = useSearch();
  const navigate = useNavigate();
  return (
    <SignInPage
      mark={<Mark size={44} />} switches={<><LanguageSwitch /><ThemeSwitch /></>}
      onSignedIn={() => void navigate({ to: isInside(to) ? to : "/", replace: true })}
    />
  );
}

/** Only an address inside this site may be returned to after signing in. */
function isInside(to: unknown): to is string {
  return typeof to === "string" && to.startsWith("/") && !to.startsWith("//") && !to.startsWith("/sign-in");
}
