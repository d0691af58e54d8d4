// Words of signing in.
import { defineWords } from "@/i18n/words";

export const signInWords = defineWords(
  {
    title: "登录骑楼", lead: "大语言模型数据标注平台", login: "登录名", password: "密码", enter: "登录",
    demo: "演示账号", demoNote: "本安装为演示环境，数据均为示例。点选即可登录。", renew: "登录已过期",
    renewNote: "页面内容没有丢失，重新登录后继续。", leave: "改用其他账号",
  },
  {
    title: "Sign in to Qilou", lead: "The platform for annotating data for language models", login: "Login",
    password: "Password", enter: "Sign in", demo: "Demonstration accounts",
    demoNote: "This installation is a demonstration with sample data. Choose one to sign in.",
    renew: "Your sign-in has expired", renewNote: "Nothing on the page is lost. Sign in to continue.",
    leave: "Use another account",
  },
);
