/**
 * The way out: messages are written down in the transaction that causes them, and sent afterwards.
 * It names the rooms below; whoever stands above queues here and never sends by itself.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"ui", "platform", "customer", "touchpoint"})
@NullMarked
package heartstring.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
