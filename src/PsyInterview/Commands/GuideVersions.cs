using PsyInterview.Guides;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary>How the guides of a study and their versions are named on the command line.</summary>
internal static class GuideVersions
{
    /// <summary>A guide of the study, in the language that was said or the one it has.</summary>
    /// <exception cref="RefusedException">There is none, or it has several languages and none was said.</exception>
    public static (string Guide, string Language) Find(StudyState study, string guide, string? language)
    {
        var found = study.GuideNames.Where(n => n.Guide == guide && (language is null || n.Language.Equals(language, StringComparison.OrdinalIgnoreCase))).ToList();
        if (found is [var one]) return one;
        var names = study.GuideNames.Select(n => n.Guide).Distinct().ToList();
        throw found.Count == 0
            ? new RefusedException($"There is no guide “{guide}”{(language is null ? "" : $" in {language}")}: {(names.Count == 0 ? "this study has none yet" : string.Join(", ", names))}.", ExitCode.NotFound)
            : new RefusedException($"{guide} is there in {string.Join(" and ", found.Select(n => n.Language))}: say which, --language {found[0].Language}.", ExitCode.Usage);
    }

    /// <summary>A version: 2, v2, or the first letters of its hash; the latest where nothing is said.</summary>
    /// <exception cref="RefusedException">There is none of that name.</exception>
    public static GuideVersion Version(StudyState study, string guide, string language, string? named)
    {
        var versions = study.VersionsOf(guide, language);
        if (versions.Count == 0) throw new RefusedException($"{guide} has no version in this study yet; guide freeze makes its draft one.", ExitCode.NotFound);
        if (named is null) return versions[^1];
        var number = named is ['v' or 'V', .. var digits] ? digits : named;
        var found = versions.Where(v => FormattableString.Invariant($"{v.Version}") == number || (named.Length >= 4 && v.Hash.StartsWith(named, StringComparison.OrdinalIgnoreCase))).ToList();
        return found.Count == 1 ? found[0]
            : throw new RefusedException(found.Count > 1 ? $"Two versions bear the number {number}: name one by its hash, {string.Join(" or ", found.Select(v => v.Hash[..8]))}."
                : $"{guide} has no version “{named}”: {string.Join(", ", versions.Select(v => $"v{v.Version} ({v.Hash[..8]})"))}.", ExitCode.NotFound);
    }

    /// <summary>The guide of a version, or of the draft where “draft” is named.</summary>
    public static (string Name, TopicGuide Guide) Read(StudyState study, string guide, string language, string? named)
    {
        if (named is "draft")
        {
            var text = study.DraftOf(guide, language)?.Text ?? throw new RefusedException($"There is no draft of {guide}.", ExitCode.NotFound);
            return ("draft", GuideParser.Parse(text).Guide ?? throw new RefusedException($"The draft of {guide} has something that cannot be read; guide show prints it, guide check says what.", ExitCode.Findings));
        }
        var version = Version(study, guide, language, named);
        return (version.Name, study.ReadGuide(version.Hash) ?? throw new RefusedException($"{version.Name} cannot be read any more.", ExitCode.Failure));
    }
}
