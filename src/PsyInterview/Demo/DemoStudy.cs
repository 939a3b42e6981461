using PsyInterview.Demo;
using PsyInterview.Log;

namespace PsyInterview;

/// <summary>
/// A study whose people and words are invented, to look at and to practise with. It is told anew each time, and its bytes are the same on
/// every machine.
/// </summary>
public static class DemoStudy
{
    /// <summary>The demo's title.</summary>
    public const string Title = "Persistent symptoms in primary care (demo)";

    /// <summary>Every entry of the demo, in the order in which it was recorded.</summary>
    /// <exception cref="InvalidOperationException">A story tells what the protocol does not allow.</exception>
    public static IReadOnlyList<Entry> Entries()
    {
        var log = new DemoLog();
        var preparing = new Preparation(log);
        preparing.Begin("2025-03-03T09:12:00+01:00", "an-demo", Title);
        preparing.Import("2025-03-03T09:14:00+01:00", "an-demo", "patient-first");
        preparing.Invite("2025-03-06T16:20:00+01:00", "an-demo", "patients", "P01");
        preparing.Tell(StoryP01.First);

        preparing.Import("2026-02-16T10:05:00+01:00", "an-demo", "patient-second");
        preparing.Import("2026-02-16T10:07:00+01:00", "an-demo", "therapist");
        preparing.Invite("2026-02-23T13:40:00+01:00", "an-demo", "patients", "P02", "P03", "P04");
        preparing.Invite("2026-02-23T13:44:00+01:00", "an-demo", "therapists", "T01");
        preparing.Tell(StoryP01.Second);
        preparing.Tell(StoryP02.First);
        preparing.Tell(StoryP03.First);
        preparing.Tell(StoryP04.First);
        preparing.Tell(StoryT01.First);

        preparing.AskWhereItFits(
            "2026-04-28T15:30:00+02:00", "an-demo", "patient-first",
            "When did you first feel believed, by whoever it was?",
            "code being-believed: strong in P01 and P04, never asked for in so many words");
        preparing.AskWhereItFits(
            "2026-04-28T15:33:00+02:00", "an-demo", "patient-first",
            "Is there an exercise that you stopped doing, and how did that go?",
            "memo on exercise-at-home: everyone speaks of keeping it up, nobody of stopping");
        preparing.Invite("2026-04-29T09:10:00+02:00", "jb-demo", "patients", "P05", "P06");
        preparing.Tell(StoryP05.First);

        preparing.Agree("2026-05-12T11:02:00+02:00", "an-demo", "P06", 1, "form 3", "on paper, by post");
        preparing.Plan("2026-05-12T11:06:00+02:00", "an-demo", "P06", 1, "patient-first");
        return log.Entries;
    }
}
