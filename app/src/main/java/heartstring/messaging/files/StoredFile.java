package heartstring.messaging.files;

/** A file with its contents. {@code type} is what the contents are. */
public record StoredFile(
        long id, long touchpointId, long profileId, long userId, String name, String type, byte[] bytes) {}
