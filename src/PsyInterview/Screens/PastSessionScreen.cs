using System.Drawing;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>A session that was held before the study came into this program: all that is known of it, to read.</summary>
public sealed class PastSessionScreen(Shell shell, SessionRecorder session) : Screen(shell)
{
    /// <inheritdoc/>
    public override string Name => "Session held before";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; } =
    [
        new("o", "code", "code what is there of it: the session as a whole, its transcript", _ => CodingScreen.Open(shell, session)) { InBar = true },
        new("Esc Enter", "back", "back", _ => shell.Close(shell.Top)) { InBar = true },
    ];

    /// <inheritdoc/>
    public override Line Header(int width) => Line.Of($"{session.State.Plan!.Participant} {Phrases.Session(session.State.Plan)}: held before", Look.Strong);

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var (state, plan) = (session.State, session.State.Plan!);
        string[] known =
        [
            state.StatedOn ?? "day not known", state.StatedMinutes is { } minutes ? $"{minutes} min" : "length not known",
            .. plan.Guide.Length > 0 ? (string[])[$"guide: {plan.Guide}"] : [],
        ];
        return
        [
            new Pane(new Rectangle(Point.Empty, size), session.Stream, "",
            [
                Line.Of($"held before; {string.Join("; ", known)}"),
                Line.Empty,
                .. Line.Wrapped("It took place before the study came into this program. It counts in the sample and in the durations; there is no account of it here.", size.Width - 4, Look.Dim),
            ]),
        ];
    }
}
