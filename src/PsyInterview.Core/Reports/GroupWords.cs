using PsyInterview.Sessions;

namespace PsyInterview.Reports;

/// <summary>How what happens in a group is said.</summary>
public static class GroupWords
{
    /// <summary>What somebody did, without who: "takes the floor", "disagrees with T04", "responds to T09".</summary>
    public static string Act(Moment moment) => moment.To is not { } to ? moment.What : moment.What is GroupActs.Agrees or GroupActs.Disagrees ? $"{moment.What} with {to}" : $"{moment.What} to {to}";
}
