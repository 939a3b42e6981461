namespace PsyInterview.Saturation;

/// <summary>What is asked of a curve; the defaults are those of the sources. A study stores who set it, when, and at which unit.</summary>
/// <param name="Base">Units whose codes are the measure of what is new (Guest, Namey and Chen 2020): 4, 5 or 6 there.</param>
/// <param name="Run">Units in a row that are held against the base: 2 or 3 there.</param>
/// <param name="ThresholdPercent">The most that a run may add, in whole percent of the base's codes: 5 or 0 there.</param>
/// <param name="Initial">The units analysed before the stop criterion is looked at (Francis et al. 2010).</param>
/// <param name="Stop">Units in a row, after those, that must bring nothing new.</param>
/// <param name="MinUnits">In how many units a code must be heard to enter the curve; the estimates of unheard codes do not depend on it.</param>
/// <param name="Permutations">How many random orders are tried; 0 for none.</param>
/// <param name="Seed">Where the generator of these orders begins.</param>
/// <param name="Estimators">Whether people are shown estimates of codes not yet heard.</param>
public sealed record SaturationSettings(
    int Base = 4, int Run = 2, int ThresholdPercent = 5, int Initial = 10, int Stop = 3, int MinUnits = 1,
    int Permutations = 1000, ulong Seed = 20200505, bool Estimators = false)
{
    /// <summary>The defaults.</summary>
    public static SaturationSettings Usual { get; } = new();

    /// <summary>The sentence that says which setting cannot be, or null when all can.</summary>
    public string? WhyNot() =>
        Base < 1 ? "The base is at least one unit."
        : Run < 1 ? "A run is at least one unit."
        : ThresholdPercent is < 0 or > 100 ? "The threshold lies between 0 % and 100 %."
        : Initial < 1 ? "The initial sample is at least one unit."
        : Stop < 1 ? "The stop criterion is at least one unit."
        : MinUnits < 1 ? "A code is heard in at least one unit."
        : Permutations is < 0 or > 100_000 ? "The number of orders lies between 0 and 100000."
        : null;
}
