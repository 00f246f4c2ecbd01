package heartstring.experience.channels;

import heartstring.experience.asking.Asking;
import heartstring.messaging.afterwards.Afterwards;
import heartstring.platform.postgres.Meeting;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks in the window of a chat that has ended, when a trigger says so. */
@Component
class AskAfterChats implements Afterwards {

    private final Asking asking;

    AskAfterChats(Asking asking) {
        this.asking = asking;
    }

    @Override
    public Optional<Question> after(Ended ended) {
        return Meeting.again(() -> asking.afterwards(ended));
    }
}
