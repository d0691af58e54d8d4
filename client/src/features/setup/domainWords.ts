// Words of the domains: who may take part in each. The gate is the certificate; whom to give it to is the base's rule.
import { defineWords } from "@/i18n/words";

export const domainWords = defineWords(
  {
    noneOption: "无需证书", none: "所有标注员都可以领取。", otherOption: "其他…", otherLabel: "证书名称",
    other: "只有持有这一证书的人能领取。", otherNote: "须与授予证书时填写的名称完全一致；留空表示无需证书。",
    domains: {
      general: "通过通用培训、持有“通用”证书的人能领取，不要求专业背景。",
      medicine: "只有持“医疗”证书的人能领取；应授予有医学、药学或护理专业背景的人。",
      law: "只有持“法律”证书的人能领取；应授予法学专业或有法律实务经验的人。",
      finance: "只有持“金融”证书的人能领取；应授予有金融、会计或审计背景的人。",
      code: "只有持“代码”证书的人能领取；应授予能读懂并运行所涉语言代码的人。",
      maths: "只有持“数学”证书的人能领取；应授予能独立核对证明与计算的人。",
      education: "只有持“教育”证书的人能领取；应授予有教学经验或师范背景的人。",
      tourism: "只有持“文旅”证书的人能领取；应授予熟悉当地文化、景点与旅游服务的人。",
      government: "只有持“政务”证书的人能领取；应授予熟悉政策与办事流程的人。",
      safety: "只有持“安全”证书的人能领取；应授予受过有害内容判别训练、自愿参加的人。",
    } as Record<string, string>,
  },
  {
    noneOption: "No certificate", none: "Every annotator may take part.", otherOption: "Other…",
    otherLabel: "Name of the certificate", other: "Only holders of this certificate may take part.",
    otherNote: "Exactly as it is named when it is granted. Empty: no certificate is needed.",
    domains: {
      general: "For holders of the General certificate, after the general training; no special background is asked.",
      medicine: "Only for holders of the Medicine certificate; grant it to people from medicine, pharmacy or nursing.",
      law: "Only for holders of the Law certificate; grant it to people with a law degree or legal practice.",
      finance: "Only for holders of the Finance certificate; grant it to people from finance, accounting or audit.",
      code: "Only for holders of the Code certificate; grant it to people who read and run code in the languages at hand.",
      maths: "Only for holders of the Maths certificate; grant it to people who check proofs and sums by themselves.",
      education: "Only for holders of the Education certificate; grant it to people who teach or are trained to.",
      tourism: "Only for holders of the Tourism certificate; grant it to people who know the region, its sights and services.",
      government: "Only for holders of the Government certificate; grant it to people who know policies and procedures.",
      safety: "Only for holders of the Safety certificate; grant it to volunteers trained to judge harmful content.",
    } as Record<string, string>,
  },
);
