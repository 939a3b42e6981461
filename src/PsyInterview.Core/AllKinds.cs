using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview;

/// <summary>Every kind of event this version knows.</summary>
public static class AllKinds
{
    /// <summary>The catalogue with which logs are read and written.</summary>
    public static EventKinds Known { get; } = new([.. EventKinds.OfTheLog, .. StudyEvents.Kinds, .. SessionEvents.Kinds, .. GuideUseEvents.Kinds, .. GroupEvents.Kinds, .. CodebookEvents.Kinds, .. CodingEvents.Kinds, .. MemberCheckEvents.Kinds]);
}
