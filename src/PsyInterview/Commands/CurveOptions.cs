using System.CommandLine;
using PsyInterview.Coding;
using PsyInterview.Reports;
using PsyInterview.Saturation;

namespace PsyInterview.Commands;

/// <summary>The options of the reports on saturation; what is not given is as the study's rule says, or the usual.</summary>
internal sealed class CurveOptions
{
    private readonly Option<string?> _unit = new("--unit") { Description = "interview, participant or focus-group; never two in one curve. member-check: interviews with what came from member checks as units of their own." };
    private readonly Option<int?> _base = new("--base") { Description = "Units whose codes are the measure of what is new: 4 unless a rule was set." };
    private readonly Option<int?> _run = new("--run") { Description = "Units in a row that are held against the base: 2." };
    private readonly Option<string?> _threshold = new("--threshold") { Description = "The most a run may add: 0.05 or 5% of the base's codes." };
    private readonly Option<int?> _minUnits = new("--min-units") { Description = "In how many units a code must be heard to enter the curve; 2 for shared ideas." };
    private readonly Option<int?> _permutations = new("--permutations") { Description = "Try so many random orders of the units, for example 1000." };
    private readonly Option<bool> _estimators = new("--estimators") { Description = "Add how many codes may not have been heard yet." };

    public void AddTo(Command command)
    {
        _unit.AcceptOnlyFromAmong([.. CurveStream.Units]);
        foreach (var option in (Option[])[_unit, _base, _run, _threshold, _minUnits, _permutations, _estimators]) command.Add(option);
        _threshold.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && GivenShare.WholePercent(token.Value) is null) result.AddError("The threshold is a whole number of percent: 0.05 or 5%.");
        });
        command.Validators.Add(result =>
        {
            var asked = new SaturationAsked(null, result.GetValue(_base), result.GetValue(_run), null, result.GetValue(_minUnits), result.GetValue(_permutations));
            if (asked.Over(SaturationSettings.Usual).WhyNot() is { } whyNot) result.AddError(whyNot);
        });
    }

    public SaturationAsked Read(ParseResult parsed) => new(
        parsed.GetValue(_unit), parsed.GetValue(_base), parsed.GetValue(_run), parsed.GetValue(_threshold) is { } share ? GivenShare.WholePercent(share) : null,
        parsed.GetValue(_minUnits), parsed.GetValue(_permutations), parsed.GetValue(_estimators));
}
