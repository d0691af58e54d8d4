// The points of a preference, by how many there are.
import { defineWords } from "@/i18n/words";

export const preferenceWords = defineWords(
  {
    scale: {
      3: ["A 更好", "一样", "B 更好"],
      5: ["A 好很多", "A 略好", "一样", "B 略好", "B 好很多"],
      7: ["A 好很多", "A 较好", "A 略好", "一样", "B 略好", "B 较好", "B 好很多"],
    } as Record<number, string[]>,
  },
  {
    scale: {
      3: ["A better", "Same", "B better"],
      5: ["A much better", "A slightly", "Same", "B slightly", "B much better"],
      7: ["A much better", "A better", "A slightly", "Same", "B slightly", "B better", "B much better"],
    },
  },
);
