using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Studies;

namespace PsyInterview.Demo;

/// <summary>The demo's guide for first interviews after four of them: what the debriefs proposed is decided, and the second version made.</summary>
internal static class Revision
{
    private const string Guide = "patient-first", Recorder = "an-demo";

    /// <summary>What is written otherwise, and the debrief that asked for it.</summary>
    private static readonly IReadOnlyList<(string Before, string After, string Session, string Reason)> Changes =
    [
        ("4. What was agreed about practising?", "4. What was agreed about practising?\n5. At what hour of the day did you practise?", "P03-1", "the hour made the difference for two of them"),
        ("How did you experience the exercises with the body?", "> This part is about the exercises. You may leave it out.\n\nHow did you experience the exercises with the body?", "P04-1", "one of them would rather not speak of it"),
        ("2. The place where it was given?", "2. The building and the room where it was given?", "P02-1", "stairs and thin walls came up, and nobody had asked"),
    ];

    /// <summary>Decides on the proposals and makes the version.</summary>
    public static void Tell(DemoLog log, Preparation preparing)
    {
        var accounts = Account.All(LogReading.Of(log.Entries, AllKinds.Known));
        var proposals = GuideProposals.Of(preparing.Study, accounts).Where(p => p is { Kind: GuideProposals.Debrief, Guide: Guide }).ToList();
        preparing.Do("2026-04-28T15:40:00+02:00", Recorder, study => GuideDecisions.Settle(study, Of("P01-1"), ProposalOutcomes.Rejected, "the opening is there to let them tell it by themselves"));
        foreach (var (_, _, session, _) in Changes) preparing.Do("2026-04-28T15:41:00+02:00", Recorder, study => GuideDecisions.Settle(study, Of(session), ProposalOutcomes.Accepted));
        var text = Changes.Aggregate(preparing.Guide(Guide).Text, (written, change) => Replaced(written, change.Before, change.After));
        var next = GuideWeighed.Of(preparing.Study, GuideParser.Parse(text).Guide!, [], []);
        preparing.Revise("2026-04-28T16:05:00+02:00", Recorder, next, [.. next.Changes.Select((change, i) => Why(change, i + 1))]);

        string Of(string session) => proposals.Single(p => p.Session == session).Id;

        ChangeReason Why(GuideChange change, int number)
        {
            var (_, _, session, reason) = Changes.First(c => c.After.Contains(change.After, StringComparison.Ordinal));
            return new(number, reason, session, Of(session));
        }
    }

    private static string Replaced(string text, string before, string after) =>
        text.Contains(before, StringComparison.Ordinal) ? text.Replace(before, after, StringComparison.Ordinal) : throw new InvalidOperationException($"the guide does not say “{before}”");
}
