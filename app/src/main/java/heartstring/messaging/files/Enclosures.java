package heartstring.messaging.files;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files that people outside bring along with what they say: pictures and PDF, by their contents. */
@Component
public class Enclosures {

    /** In bytes. */
    public static final int LARGEST = 5 * 1024 * 1024;

    private final Files files;

    Enclosures(Files files) {
        this.files = files;
    }

    /** A file as it was brought; nothing about it is believed. */
    public record Brought(String name, byte[] bytes) {}

    /** Why a file is not taken, as a sentence; null when it is. */
    public static @Nullable String fault(Brought file) {
        if (file.bytes().length > LARGEST) {
            return FileRules.name(file.name()) + " is larger than 5 MB.";
        }
        return switch (FileRules.judge(file.name(), file.bytes())) {
            case FileRules.Judged.Bad bad -> bad.reason();
            case FileRules.Judged.Good good ->
                good.type().startsWith("image/") || good.type().equals("application/pdf")
                        ? null
                        : good.name() + " is neither a picture nor a PDF.";
        };
    }

    /**
     * Keeps the good ones and says of all, in what was said, what became of them; answers the numbers of those that were kept, to be
     * given to the touchpoint once it is there.
     */
    public List<Long> attach(ObjectNode said, List<Brought> brought) {
        List<Long> kept = new ArrayList<>();
        if (brought.isEmpty()) {
            return kept;
        }
        ArrayNode list = said.putArray("attachments");
        for (Brought file : brought) {
            ObjectNode one = list.addObject();
            one.put("name", FileRules.name(file.name())).put("size", file.bytes().length);
            String fault = fault(file);
            if (fault == null && FileRules.judge(file.name(), file.bytes()) instanceof FileRules.Judged.Good good) {
                long id = files.keep(good, file.bytes(), 0);
                kept.add(id);
                one.put("type", good.type()).put("file", id);
            } else {
                one.put("why", fault);
            }
        }
        return kept;
    }
}
