using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Studies;

namespace PsyInterview.Sessions;

/// <summary>
/// What somebody needs on a laptop of their own to take part in one session: the guide, the seats, the codes, the study's words for what
/// observers note, and nothing else of the study. No contact, no consent, no criterion, no other session, no word anybody wrote in this one.
/// </summary>
public static class SessionPart
{
    /// <summary>The entries of the part, in reading order; empty when no such session is planned.</summary>
    public static IReadOnlyList<Entry> Of(LogReading reading, string stream)
    {
        var state = SessionState.Of(reading, stream);
        if (state.Plan is not { } plan) return [];
        var codes = Codes.Of(reading);
        var people = state.Group.Members.Append(plan.Participant).Select(codes.Now).ToHashSet(StringComparer.Ordinal);
        return [.. reading.Entries.Where(e => e.Entry.Id.Stream == stream ? OfTheFrame(e.Happened) : e.Entry.Id.Stream == EntryId.Study && OfTheStudy(e.Happened)).Select(e => e.Entry)];

        bool OfTheStudy(Event happened) => happened switch
        {
            StudyCreated or ObserverWordsSet => true,
            GuideImported guide => guide.Hash == plan.GuideHash || state.EarlierGuides.Contains(guide.Hash),
            ParticipantAdded added => people.Contains(codes.Now(added.Participant)),
            _ => false,
        };

        // What was taken back is sent with what takes it back, or it would stand again.
        bool OfTheFrame(Event happened) => happened is SessionPlanned or GuideSwitched or SessionRoleGiven or SeatTaken or AttendanceNoted or EntryRetracted;
    }

    /// <summary>Sessions that can be handed to an observer, by stream: planned, and not yet over.</summary>
    public static IReadOnlyList<string> Open(LogReading reading) =>
        [.. reading.Streams.Where(s => EntryId.IsSession(s) && SessionState.Of(reading, s) is { Plan: not null, IsPast: false, Phase: not (Phase.Debriefed or Phase.Withdrawn) })
            .Order(NaturalOrder.Of)];
}
