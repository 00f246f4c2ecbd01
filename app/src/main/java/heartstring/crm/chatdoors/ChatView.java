package heartstring.crm.chatdoors;

import heartstring.touchpoint.sources.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on which chats are set up.
 *
 * @param address of this house, for the line to copy
 * @param idleMinutes without a word, after which a chat ends; 0 for never
 * @param shown the secret of that chat, null while nobody asked for it
 * @param typed what was refused, null when nothing was
 */
public record ChatView(
        List<Door> doors,
        List<Source> sources,
        String address,
        boolean open,
        int idleMinutes,
        @Nullable Shown shown,
        @Nullable Typed typed,
        @Nullable String fault) {

    /** A secret that was asked for. */
    public record Shown(int id, String secret) {}

    /** What a form holds; {@code id} 0 for a new chat. */
    public record Typed(
            int id, String name, int sourceId, String greeting, String colour, String origins, boolean proofOnly) {}

    /** What the form of a chat holds: what was typed when it was refused, else what is kept. */
    public Typed form(Door door) {
        return typed != null && typed.id() == door.id()
                ? typed
                : new Typed(
                        door.id(),
                        door.name(),
                        door.sourceId(),
                        door.greeting(),
                        door.colour(),
                        String.join("\n", door.origins()),
                        door.proofOnly());
    }

    /** The same for a new one. */
    public Typed fresh() {
        return typed != null && typed.id() == 0
                ? typed
                : new Typed(0, "", 0, "Hello! How can we help?", ChatDoors.COLOUR, "", true);
    }

    /** Whether the secret of that chat is to be shown. */
    public String secret(Door door) {
        return shown != null && shown.id() == door.id() ? shown.secret() : "";
    }

    /** The line for the site's pages. */
    public String snippet(Door door) {
        return "<script async src=\"" + address + "/chat.js\" data-key=\"" + door.publicKey() + "\"></script>";
    }
}
