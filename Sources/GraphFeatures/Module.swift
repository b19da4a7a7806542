// GraphFeatures
