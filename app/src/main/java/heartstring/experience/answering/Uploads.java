package heartstring.experience.answering;

import heartstring.experience.questions.AnswerRules;
import heartstring.experience.questions.Phrases;
import heartstring.experience.questions.Question;
import heartstring.platform.files.FileRules;
import heartstring.platform.files.Files;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Takes files that come with an answer. */
@Component
class Uploads {

    /** Pictures and documents, as the page says; their contents have to be what they are called. */
    private static final Pattern KINDS = Pattern.compile("(?i)\\.(png|jpe?g|gif|webp|pdf)$");

    private final Begins begins;

    Uploads(Begins begins) {
        this.begins = begins;
    }

    /** Keeps a file that came with the page, and says what is wrong with it; empty when nothing is. */
    String hand(
            Door door, HttpServletRequest request, List<Question> shown, Map<String, List<String>> typed, Phrases say) {
        Optional<Question> wanted =
                shown.stream().filter(Question.Upload.class::isInstance).findFirst();
        MultipartFile file = request instanceof MultipartHttpServletRequest parts ? parts.getFile("file") : null;
        if (wanted.isEmpty()) {
            return "";
        }
        String key = wanted.get().key();
        // What a field says is not believed: a file is one that was handed in here.
        typed.keySet().removeIf(field -> AnswerRules.belongs(field, key));
        if (file == null || file.isEmpty()) {
            List<String> before = door.begun().typed().getOrDefault(key, List.of());
            if (!before.isEmpty() && door.begun().id() > 0) {
                typed.put(key, before);
                typed.put(key + ".name", door.begun().typed().getOrDefault(key + ".name", List.of()));
            }
            return "";
        }
        if (file.getSize() > FileRules.MOST_BYTES) {
            return say.say("big");
        }
        try {
            String name = String.valueOf(file.getOriginalFilename());
            if (!KINDS.matcher(name).find()) {
                return say.say("nofile");
            }
            return switch (begins.keep(door.token(), door.survey(), name, file.getBytes())) {
                case Files.Keeping.Refused no -> say.say("nofile");
                case Files.Keeping.Kept kept -> {
                    typed.put(key, List.of(kept.id().toString()));
                    typed.put(key + ".name", List.of(kept.name()));
                    yield "";
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
