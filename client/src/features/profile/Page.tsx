// One's own account: who one is here, how the client looks, and the tokens for scripts.
import { useMe } from "@/api/me";
import { changeSettings } from "@/api/settings";
import { setLanguage, useLanguage, type Language } from "@/i18n/language";
import { names } from "@/i18n/names";
import { named, useWords } from "@/i18n/words";
import { useKeySettings } from "@/lib/keys/settings";
import { Link } from "@/lib/routing";
import { buttonClass } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { ChoiceField } from "@/ui/Field";
import { usePageTitle } from "@/ui/pageTitle";
import {
  READING_SIZES, setTheme, useReadingSize, useTheme, type Theme,
} from "@/ui/theme";
import { LanguagesCard } from "./LanguagesCard";
import { TokensCard } from "./TokensCard";
import { profileWords } from "./words";
import style from "./Page.module.css";

const THEMES: Theme[] = ["system", "light", "dark"];

export function ProfilePage() {
  const words = useWords(profileWords);
  usePageTitle(words.title);
  return (
    <div className="page stack">
      <h1>{words.title}</h1>
      <div className={style["pair"]}>
        <AccountCard />
        <LookCard />
      </div>
      {useMe().permits.includes("work.take") && <LanguagesCard />}
      <KeysCard />
      <TokensCard />
    </div>
  );
}

function AccountCard() {
  const me = useMe();
  const words = useWords(profileWords);
  const roles = useWords(names).role;
  const of = useLanguage();
  const facts = [
    [words.name, me.person.name], [words.login, me.account.login],
    [words.organisation, named(me.organisation, of)],
    [words.roles, me.roles.map((role) => roles[role] ?? role).join(of === "zh" ? "、" : ", ")],
  ];
  return (
    <Card title={words.who}>
      <dl className={style["facts"]}>
        {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
      </dl>
    </Card>
  );
}

function KeysCard() {
  const words = useWords(profileWords);
  const { singleKeys, own } = useKeySettings();
  const changed = Object.keys(own).length;
  return (
    <Card title={words.keys} aside={<Link to="/profile/keys" className={buttonClass("plain", true)}>{words.toKeys}</Link>}>
      <p className="small quiet">{words.keysNote} {singleKeys ? words.keysOn : words.keysOff}{changed > 0 && ` ${words.keysChanged(changed)}`}</p>
    </Card>
  );
}

function LookCard() {
  const words = useWords(profileWords);
  const of = useLanguage();
  const theme = useTheme();
  const reading = useReadingSize();
  return (
    <Card title={words.look}>
      <div className="stack">
        <div className={style["pair"]}>
          <ChoiceField
            label={words.language} value={of} onChange={(event) => setLanguage(event.target.value as Language)}
          >
            <option value="zh">简体中文</option>
            <option value="en">English</option>
          </ChoiceField>
          <ChoiceField
            label={words.theme} value={theme} onChange={(event) => setTheme(event.target.value as Theme)}
          >
            {THEMES.map((each) => <option key={each} value={each}>{words.themes[each]}</option>)}
          </ChoiceField>
        </div>
        <label className="stack-s">
          <span className="small quiet">{words.reading(reading)}</span>
          <input
            type="range" min={READING_SIZES.least} max={READING_SIZES.most} step={1} value={reading}
            onChange={(event) => changeSettings({ reading_size: event.target.valueAsNumber })}
          />
        </label>
        <p className="reading">{words.readingSample}</p>
      </div>
    </Card>
  );
}
