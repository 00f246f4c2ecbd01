package heartstring.cli;

import heartstring.platform.users.Resets;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes a link to set a new password, for whoever can reach the server but cannot sign in. */
@Command(
        name = "reset-password",
        mixinStandardHelpOptions = true,
        description = "Print the path of a one-time page on which a user sets a new password, within an hour.")
final class ResetPassword implements Callable<Integer> {

    @ParentCommand
    @Nullable
    Commands commands;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    HouseOptions house = new HouseOptions();

    @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
    String email = "";

    @Option(names = "--without-second-factor", description = "Also turn the user's second factor off.")
    boolean withoutSecondFactor;

    @Override
    public Integer call() {
        if (commands == null || spec == null) {
            throw new IllegalStateException("reset-password is a subcommand");
        }
        try (ConfigurableApplicationContext context = house.openQuietly(commands.application())) {
            Users users = context.getBean(Users.class);
            Optional<User> user = users.find(email);
            if (user.isEmpty()) {
                spec.commandLine().getErr().println("heartstring: there is no user " + email);
                return 1;
            }
            if (withoutSecondFactor) {
                users.dropSecondFactor(user.get().id());
            }
            spec.commandLine()
                    .getOut()
                    .println(context.getBean(Resets.class).make(user.get().id()));
            return 0;
        }
    }
}
