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
        preparing.SetUp("2025-03-04T10:00:00+01:00", "an-demo", DemoFrame.Declared);
        preparing.Contact("2025-03-06T16:20:00+01:00", "an-demo", "P01", "agreed", "gender=female age=52 region=north severity=14 sessions=9");
        preparing.Tell(StoryP01.First);

        preparing.Import("2026-02-16T10:05:00+01:00", "an-demo", "patient-second");
        preparing.Import("2026-02-16T10:07:00+01:00", "an-demo", "therapist");
        preparing.Contact("2026-02-23T13:40:00+01:00", "an-demo", "P02", "agreed", "gender=male age=67 region=north severity=8 sessions=12");
        preparing.Contact("2026-02-23T13:41:00+01:00", "an-demo", "C03", "declined", reason: "lack of time");
        preparing.Contact("2026-02-23T13:42:00+01:00", "an-demo", "P03", "agreed", "gender=female age=34 region=south severity=17 sessions=6");
        preparing.Contact("2026-02-23T13:43:00+01:00", "an-demo", "P04", "agreed", "gender=female age=45 region=middle severity=11 sessions=10");
        preparing.Contact("2026-02-23T13:44:00+01:00", "an-demo", "T01", "agreed", "gender=female age=48 years=11", group: "therapists");
        preparing.Tell(StoryP01.Second);
        preparing.Tell(StoryP02.First);
        preparing.Tell(StoryP03.First);
        preparing.Tell(StoryP04.First);
        preparing.Tell(StoryT01.First);
        new Analysis(log).Tell();

        preparing.AskWhereItFits(
            "2026-04-28T15:30:00+02:00", "an-demo", "patient-first",
            "When did you first feel believed, by whoever it was?",
            "code being-believed: strong in P01 and P04, never asked for in so many words");
        preparing.AskWhereItFits(
            "2026-04-28T15:33:00+02:00", "an-demo", "patient-first",
            "Is there an exercise that you stopped doing, and how did that go?",
            "memo on exercise-at-home: everyone speaks of keeping it up, nobody of stopping");
        Revision.Tell(log, preparing);
        preparing.Contact("2026-04-29T09:10:00+02:00", "jb-demo", "P05", "agreed", "gender=male age=58 region=south severity=12 sessions=7");
        preparing.Contact("2026-04-29T09:16:00+02:00", "jb-demo", "P06", "agreed", "gender=female age=29 region=middle severity=19 sessions=declined");
        preparing.Contact("2026-04-29T09:24:00+02:00", "jb-demo", "C07", "thinking", "gender=male age=38 region=middle severity=21 sessions=4");
        preparing.Contact("2026-04-29T09:31:00+02:00", "jb-demo", "C08", "no answer", "gender=male age=71 region=south severity=9 sessions=5");
        preparing.Tell(StoryP05.First);
        new Checks(log).Tell();

        preparing.Agree("2026-05-12T11:02:00+02:00", "an-demo", "P06", 1, "form 3", "on paper, by post");
        preparing.Appoint("2026-05-12T11:04:00+02:00", "an-demo", "P06", 1, "2026-05-19 14:00", "home");
        preparing.Plan("2026-05-12T11:06:00+02:00", "an-demo", "P06", 1, "patient-first");
        return log.Entries;
    }
}
