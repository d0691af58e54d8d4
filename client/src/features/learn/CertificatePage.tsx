// A certificate for whoever was shown it, signed in or not: what it says, whether it holds, and how to check it offline.
import { useParams } from "@/lib/routing";
import { useQuery } from "@tanstack/react-query";
import type { PublicCertificate } from "@/api/types";
import { date, share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { buttonClass } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { usePageTitle } from "@/ui/pageTitle";
import { Query } from "@/ui/Query";
import { certificateQuery } from "./queries";
import { learnWords } from "./words";
import style from "./learn.module.css";

type Said = { holder: string; skill: string; course: string; score_bp: number; granted_at: string; expires_at: string };

export function CertificatePage() {
  const words = useWords(learnWords).cert;
  const { serial } = useParams();
  const found = useQuery(certificateQuery(serial ?? ""));
  usePageTitle(words.title);
  return (
    <main className={style["certificate"]}>
      <h1>{words.title}</h1>
      <Query of={found}>{(certificate) => <Shown certificate={certificate} />}</Query>
    </main>
  );
}

function Shown({ certificate }: { certificate: PublicCertificate }) {
  const words = useWords(learnWords).cert;
  const of = useLanguage();
  const said = JSON.parse(certificate.document) as Said; // the server signed it in this form
  const facts: [string, string][] = [
    [words.holder, said.holder], [words.skill, said.skill], [words.course, said.course],
    [words.score, share(said.score_bp / 10_000, of)], [words.granted, date(said.granted_at, of)],
    [words.expires, date(said.expires_at, of)],
  ];
  const file = JSON.stringify({
    document: certificate.document, signature: certificate.signature, public_key: certificate.public_key,
  });
  return (
    <Card title={<span className="mono">{certificate.serial}</span>} aside={<Verdict certificate={certificate} />}>
      <div className="stack-s">
      <div className={style["shown"]}>
        <dl>
          {facts.map(([name, text]) => <div key={name}><dt>{name}</dt><dd>{text}</dd></div>)}
        </dl>
        <figure>
          <img src={`/api/certificates/${encodeURIComponent(certificate.serial)}/code.svg`} alt={words.scan} width="148" height="148" />
          <figcaption className="small quiet">{words.scan}</figcaption>
        </figure>
      </div>
      <p className={`small quiet mono ${style["hash"]}`}>{words.key}: {certificate.public_key}</p>
      <p className={`small quiet mono ${style["hash"]}`}>{words.signature}: {certificate.signature}</p>
      <div className="line">
        <a
          className={buttonClass("plain")} download={`${certificate.serial}.json`}
          href={`data:application/json;charset=utf-8,${encodeURIComponent(file)}`}
        >
          {words.download}
        </a>
        <span className="small quiet">{words.offline}</span>
      </div>
      </div>
    </Card>
  );
}

function Verdict({ certificate }: { certificate: PublicCertificate }) {
  const words = useWords(learnWords).cert;
  if (!certificate.is_signed) return <Chip tone="bad">{words.isForged}</Chip>;
  return certificate.is_valid ? <Chip tone="ok">{words.isValid}</Chip> : <Chip tone="warn">{words.isExpired}</Chip>;
}
