package org.airalert.warning;

import java.util.ArrayList;
import java.util.List;

/**
 * Why an assessment says what it says, sentence by sentence, for the person who must decide at three in the morning: what is proposed,
 * which standard is met by which hours, how far it is to the next level, what keeps a warning from being lowered, what the data lacks.
 *
 * @param zh in Chinese
 * @param en the same in English, sentence by sentence
 */
public record Explanation(List<String> zh, List<String> en) {
    public Explanation {
        zh = List.copyOf(zh);
        en = List.copyOf(en);
        if (zh.size() != en.size()) {
            throw new IllegalArgumentException("explanation: " + zh.size() + " sentences beside " + en.size());
        }
    }

    public static Explanation of(Assessment assessment, Plan plan) {
        Sentences sentences = new Sentences();
        new Proposed(assessment, plan).tell(sentences);
        new Standards(assessment, plan).tell(sentences);
        new DataState(assessment, plan).tell(sentences);
        return new Explanation(sentences.zh, sentences.en);
    }

    /** Collects the two texts side by side. */
    static final class Sentences {
        private final List<String> zh = new ArrayList<>();
        private final List<String> en = new ArrayList<>();

        void add(String chinese, String english) {
            zh.add(chinese);
            en.add(english);
        }
    }
}
