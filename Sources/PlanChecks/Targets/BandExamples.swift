import Diagnostics

/// The small plan with one target as a band, for the examples of bands.
enum BandExamples {
    /// The table of targets with the beds as told: `form,value,upper`.
    static func targets(beds: String) -> FileEdit {
        FileEdit(
            "targets.csv",
            .write(
                """
                indicator,place,year,kind,form,value,upper,baseline,baseline_year,source
                forest_cover,county,2030,binding,level,52,,48,2025,report-2025
                gdp,county,2030,anticipatory,annual-growth,5,,415,2025,report-2025
                hospital_beds,county,2030,anticipatory,\(beds),2600,2025,report-2025

                """))
    }
}
