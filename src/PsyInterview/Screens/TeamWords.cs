using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>How the team is typed and completed: codes, with their roles beside them.</summary>
internal static class TeamWords
{
    /// <summary>The team in one line each, interviewers first: "mw (interviewer, coder)".</summary>
    internal static IReadOnlyList<string> Of(StudyState study) =>
        [.. study.SetUp.Team.OrderBy(m => m.Roles.Contains("interviewer") || m.Roles.Contains("moderator") ? 0 : 1).Select(Words)];

    /// <summary>The typed line with its last word completed, one row for each of the team who fits and is not in it yet.</summary>
    internal static IReadOnlyList<string> Complete(StudyState study, string typed)
    {
        var last = typed.LastIndexOfAny([' ', ',']) + 1;
        var (before, begun) = (typed[..last], typed[last..]);
        return [.. Of(study).Where(words => words.StartsWith(begun, StringComparison.OrdinalIgnoreCase) && !before.Contains(words, StringComparison.OrdinalIgnoreCase))
            .Select(words => before + words)];
    }

    /// <summary>The codes in a typed line; roles in brackets are left out.</summary>
    internal static IReadOnlyList<string> Codes(string typed)
    {
        List<string> codes = [];
        var depth = 0;
        foreach (var word in typed.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word == "(") depth++;
            else if (word == ")") depth = Math.Max(0, depth - 1);
            else if (depth == 0 && !codes.Contains(word)) codes.Add(word);
        }
        return codes;
    }

    /// <summary>The codes in a typed line with what each does in a group: as the brackets behind it say, else what they do in this study.</summary>
    internal static List<(string Code, string Role)> Parts(StudyState study, string typed)
    {
        List<(string, string)> parts = [];
        foreach (var code in Codes(typed))
        {
            var after = typed[(typed.IndexOf(code, StringComparison.Ordinal) + code.Length)..].TrimStart();
            var said = after.StartsWith('(') ? after[1..].Split(')')[0]
                : string.Join(", ", study.SetUp.Team.Find(m => m.Person.Equals(code, StringComparison.OrdinalIgnoreCase))?.Roles ?? []);
            if (said.Contains(SessionRoles.Lead, StringComparison.OrdinalIgnoreCase)) parts.Add((code, SessionRoles.Lead));
            var asks = said.Contains(SessionRoles.Moderator, StringComparison.OrdinalIgnoreCase) || said.Contains("interviewer", StringComparison.OrdinalIgnoreCase);
            if (asks) parts.Add((code, SessionRoles.Moderator));
            else if (!said.Equals(SessionRoles.Lead, StringComparison.OrdinalIgnoreCase)) parts.Add((code, SessionRoles.Observer));
        }
        return parts;
    }

    /// <summary>Somebody with their roles: "mw (interviewer)"; the bare code where the team does not have them.</summary>
    internal static string Words(StudyState study, string code) =>
        study.SetUp.Team.Find(m => m.Person.Equals(code, StringComparison.OrdinalIgnoreCase)) is { } member ? Words(member) : code;

    private static string Words(TeamMemberDeclared member) => member.Roles.Count == 0 ? member.Person : $"{member.Person} ({string.Join(", ", member.Roles)})";
}
