// Words of images, sound and video.
import { defineWords } from "@/i18n/words";

export const mediaWords = defineWords(
  {
    zoom: "放大", enlarge: (alt: string) => `放大图片：${alt}`, large: "放大的图片", canvas: "图片，可滚动", close: "关闭",
    fit: "适合窗口", trueSize: "100 %", smaller: "缩小", larger: "放大", left: "左转", right: "右转", before: "上一张", after: "下一张",
    noAlt: "图片（没有文字说明）", unnamed: { audio: "音频", video: "视频" }, retry: "重试", speed: "倍速",
    failed: {
      image: "图片未能显示，请勿据此扣分", audio: "音频未能播放，请勿据此扣分", video: "视频未能播放，请勿据此扣分",
    },
    playerKeys: "选中后：空格 播放/暂停，← → 5 秒，[ ] 倍速",
  },
  {
    zoom: "Enlarge", enlarge: (alt: string) => `Enlarge the image: ${alt}`, large: "Enlarged image", canvas: "Image, can be scrolled", close: "Close",
    fit: "Fit", trueSize: "100 %", smaller: "Smaller", larger: "Larger", left: "Turn left", right: "Turn right", before: "Previous", after: "Next",
    noAlt: "Image (no description)", unnamed: { audio: "Sound", video: "Video" }, retry: "Try again", speed: "Speed",
    failed: {
      image: "The image could not be shown; do not mark down for this", audio: "The sound could not be played; do not mark down for this",
      video: "The video could not be played; do not mark down for this",
    },
    playerKeys: "While focused: Space play or pause, ← → 5 s, [ ] speed",
  },
);
