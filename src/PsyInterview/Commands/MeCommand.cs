using System.CommandLine;

namespace PsyInterview.Commands;

/// <summary><c>me [CODE]</c>: who records on this computer. Where several laptops record one session, each person needs a code of their own.</summary>
public static class MeCommand
{
    public static Command Command(Shelf shelf)
    {
        var code = new Argument<string?>("CODE") { Description = "Your code in the team, for example sd. A code, never a name.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("me", "Say who records on this computer; alone, show it.") { code };
        command.SetAction(parsed => StudyArgument.Guarded(parsed.InvocationConfiguration, () =>
        {
            var io = parsed.InvocationConfiguration;
            if (parsed.GetValue(code) is not { } wanted) io.Output.WriteLine(shelf.IsNobody ? $"{shelf.Person} (nobody has said who records here; psyinterview me CODE does)" : shelf.Person);
            else if (wanted.Any(c => !char.IsAsciiLetterOrDigit(c)) || wanted.Length > 12) throw new RefusedException($"“{wanted}” cannot be a code: up to twelve letters and digits, for example sd.", ExitCode.Usage);
            else io.Output.WriteLine($"You write as {shelf.Become(wanted)} on this computer from now on.");
            return ExitCode.Ok;
        }));
        return command;
    }
}
