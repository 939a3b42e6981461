using System.Globalization;
using PsyInterview.Coding;
using PsyInterview.Saturation;

namespace PsyInterview.Reports;

/// <summary>A rule as it is typed: <c>guest 4 2 5%</c>, <c>francis 10 3</c>, <c>zero-run 3</c>, <c>not used</c>.</summary>
public sealed record RuleWords(string Rule, int Base, int Run, int Percent, int Initial, int Stop, int MinUnits)
{
    /// <summary>Reads it; numbers that are left out are the usual ones. Null for what is no rule.</summary>
    public static RuleWords? Read(string typed)
    {
        var words = typed.Trim().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return null;
        var isNone = words[0] == StopRules.NotUsed || (words.Length > 1 && words[0] == "not" && words[1] == "used");
        var rule = isNone ? StopRules.NotUsed : StopRules.All.FirstOrDefault(r => r == words[0]);
        // What the list of rules says behind the numbers is not read.
        var numbers = words.Skip(1).TakeWhile(w => char.IsAsciiDigit(w[0])).Select(w => int.TryParse(w.TrimEnd('%', ','), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1).ToList();
        if (rule is null || numbers.Contains(-1)) return null;
        var usual = SaturationSettings.Usual;
        return rule switch
        {
            StopRules.Francis => new(rule, usual.Base, usual.Run, usual.ThresholdPercent, At(0, usual.Initial), At(1, usual.Stop), At(2, usual.MinUnits)),
            StopRules.ZeroRun => new(rule, usual.Base, At(0, 1), usual.ThresholdPercent, usual.Initial, usual.Stop, At(1, usual.MinUnits)),
            _ => new(rule, At(0, usual.Base), At(1, usual.Run), At(2, usual.ThresholdPercent), usual.Initial, usual.Stop, At(3, usual.MinUnits)),
        };

        int At(int place, int otherwise) => place < numbers.Count ? numbers[place] : otherwise;
    }
}
