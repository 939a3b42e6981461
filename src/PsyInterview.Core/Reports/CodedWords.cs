using PsyInterview.Coding;
using PsyInterview.MemberChecks;

namespace PsyInterview.Reports;

/// <summary>Words that are coded together: of a session that was held, or what a participant wrote when they were shown what was made of theirs.</summary>
/// <param name="Person">The participant, or the code of a focus group.</param>
/// <param name="Account">The session; null for a member check.</param>
/// <param name="Check">The member check; null for a session.</param>
public sealed record CodedWords(string Person, int Wave, string? Group, SessionCoding Coding, Account? Account, MemberCheck? Check)
{
    /// <summary>The session or member check, for example <c>P07-1</c>.</summary>
    public string Stream => Coding.Stream;

    /// <summary>True for a focus group.</summary>
    public bool IsGroup => Account?.State.IsGroup == true;

    /// <summary>Where a passage of it stands, for people to read: "P03-1, paragraph 12".</summary>
    public string Place(Passage passage) =>
        passage.Number > 0 ? $"{Stream}, paragraph {passage.Number}"
        : Check is not null ? $"{Stream}, {passage.On ?? passage.What}"
        : Account!.Number(passage.On) is { Length: > 0 } number ? $"{Stream}, question {number}" : Stream;
}
